/** What a command has of the world: its environment, its streams, and whether a person reads them. */
package org.oscine.terminal;
