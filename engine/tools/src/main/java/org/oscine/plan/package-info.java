/**
 * What an action would do, made of the action's own {@link org.oscine.action.Course} and of the resource that it would
 * get. It runs nothing and looks at no process: of the machine it may only read files.
 */
package org.oscine.plan;
