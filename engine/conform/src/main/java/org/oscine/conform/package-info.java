/**
 * {@code oscine conform}: sets a real service up, breaks it, and judges its agent from outside, as Pacemaker sees it.
 * It never asks {@code probe} or {@code action}, since it must not believe the engine about the engine. {@link
 * org.oscine.conform.Conformance} is the way in.
 */
package org.oscine.conform;
