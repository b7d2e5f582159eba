/**
 * Whether root may believe a file ({@link org.oscine.trust.Trust}), and who besides root could have named a path or a
 * string ({@link org.oscine.trust.Origin}). It decides nothing about services.
 */
package org.oscine.trust;
