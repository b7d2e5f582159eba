/**
 * A host and a journal that write each request to a trace. They are loaded only for a call that is traced, and change
 * no answer.
 */
package org.oscine.trace;
