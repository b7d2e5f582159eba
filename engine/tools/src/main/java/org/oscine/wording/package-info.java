/**
 * Checks, probes and steps in words, for plans, pictures and descriptions, so that each is worded once. It looks at no
 * machine.
 */
package org.oscine.wording;
