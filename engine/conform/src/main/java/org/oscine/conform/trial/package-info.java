/**
 * What a fault has to work with: the agent, the service, the decoys, and a record of every call with its verdict. All
 * of it is undone when the trial closes.
 */
package org.oscine.conform.trial;
