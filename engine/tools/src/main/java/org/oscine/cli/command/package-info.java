/**
 * The commands of {@code oscine}, one class each, and what only they need. No agent's call loads it, so lambdas,
 * streams and the tools' libraries are welcome.
 */
package org.oscine.cli.command;
