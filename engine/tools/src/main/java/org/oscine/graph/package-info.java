/** The life of a service as a picture, SVG or Mermaid, made of the descriptor alone. */
package org.oscine.graph;
