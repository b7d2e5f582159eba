/**
 * From a descriptor and a call to a {@link org.oscine.parameter.Resource}: parameters checked, values derived,
 * conditions decided, templates filled; and the notes of an instance. It reaches the machine through {@code host}
 * alone.
 */
package org.oscine.parameter;
