/** The entry point of the tools, {@link org.oscine.cli.OscineMain}. */
package org.oscine.cli;
