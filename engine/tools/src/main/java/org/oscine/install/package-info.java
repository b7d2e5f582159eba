/**
 * Puts agents, engine and class-data archives in place, and removes them. It runs no agent, except to train the
 * archives.
 */
package org.oscine.install;
