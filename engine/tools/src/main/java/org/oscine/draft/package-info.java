/**
 * First descriptors for people to finish: out of a systemd unit, another agent's metadata, a running process, or a few
 * answers. A draft reads clean, and says with TODO, at its place, what somebody has to decide.
 */
package org.oscine.draft;
