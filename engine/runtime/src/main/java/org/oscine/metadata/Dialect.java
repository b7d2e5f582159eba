package org.oscine.metadata;

import org.oscine.descriptor.Parameter;

/** What the versions of OCF write in ways of their own. */
interface Dialect {

    /** What stands before the root element. */
    void prologue(Xml xml);

    /** One parameter. */
    void parameter(Xml xml, Parameter parameter);
}
