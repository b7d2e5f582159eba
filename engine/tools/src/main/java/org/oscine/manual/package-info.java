/**
 * The pages for man(1), made of the commands, the schema and each descriptor. It holds no sentences of its own that
 * these already have.
 */
package org.oscine.manual;
