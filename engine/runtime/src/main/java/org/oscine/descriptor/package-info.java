/**
 * The model of an agent: sealed families of kinds, each generic in its strings ({@code Template} as written, {@code
 * String} as run). A kind's record names each of its strings once, in {@link org.oscine.descriptor.Kind#map}. It uses
 * no file, no YAML and no machine.
 */
package org.oscine.descriptor;
