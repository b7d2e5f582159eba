/**
 * The tree of a parsed file, with the place of each node and the comments that speak to lint. It knows neither YAML
 * nor what a key means.
 */
package org.oscine.document;
