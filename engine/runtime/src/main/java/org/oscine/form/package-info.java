/**
 * The form of files: mappings whose keys are known, and what is wrong with them. Readers of descriptors, test files and setup
 * files are made of it, so that the same mistake is told in the same words everywhere.
 */
package org.oscine.form;
