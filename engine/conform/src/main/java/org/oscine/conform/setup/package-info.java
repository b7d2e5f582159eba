/** Carries out a setup file: puts the service in place before the first fault, and removes it at the end. */
package org.oscine.conform.setup;
