/**
 * The agent under test and where its service can be hit, as a descriptor, metadata or hints say. It calls no agent and
 * breaks nothing.
 */
package org.oscine.conform.subject;
