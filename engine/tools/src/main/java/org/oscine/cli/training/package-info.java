/** Programs that go the usual ways, so that an installation knows which classes to prepare for the JVM. */
package org.oscine.cli.training;
