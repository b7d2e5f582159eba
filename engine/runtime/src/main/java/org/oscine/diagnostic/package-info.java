/**
 * What is wrong with a file, where, and what to do about it, and how that is shown: as text, JSON or SARIF. It uses no
 * other package and no file.
 */
package org.oscine.diagnostic;
