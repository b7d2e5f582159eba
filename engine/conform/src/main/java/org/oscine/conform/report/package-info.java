/** What a run of conform has shown, as a page, as JUnit XML and as text. It judges nothing. */
package org.oscine.conform.report;
