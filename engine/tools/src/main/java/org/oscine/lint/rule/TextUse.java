package org.oscine.lint.rule;

import org.oscine.descriptor.Role;
import org.oscine.descriptor.Template;

/** A text of a descriptor, what it is meant as, and where it stands. */
record TextUse(Template.Text text, Role role, Place place) {}
