/**
 * Random input for all that reads what people wrote: descriptors, test files, setup files, units, metadata of other
 * agents, processes, configuration files. What was found lies in {@code src/test/resources/fuzz} and is tried again by
 * every build.
 */
package org.oscine.fuzz;
