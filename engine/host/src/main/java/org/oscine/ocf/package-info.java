/**
 * What OCF itself names: return codes, actions, its words for truth and time, a {@link org.oscine.ocf.Result} and a
 * {@link org.oscine.ocf.Failure}. It uses no other package and no file.
 */
package org.oscine.ocf;
