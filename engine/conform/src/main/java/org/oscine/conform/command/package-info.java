/** The command line of the judge: {@code oscine conform}, and a program of its own for installed agents. */
package org.oscine.conform.command;
