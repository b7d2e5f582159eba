/**
 * From the characters of a file to a document; the only user of SnakeYAML Engine. {@link org.oscine.yaml.YamlParser}
 * is the way in.
 */
package org.oscine.yaml;
