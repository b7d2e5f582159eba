/**
 * The formats of configuration files from which a value can be read. It gets text and files from {@code host}, and
 * never reads a file itself.
 */
package org.oscine.parameter.config;
