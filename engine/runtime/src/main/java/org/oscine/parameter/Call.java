package org.oscine.parameter;

import java.util.Map;
import org.oscine.ocf.ActionName;

/**
 * One call of an agent.
 *
 * @param action what is asked
 * @param parameters what the administrator set: OCF_RESKEY_ without the prefix and without Pacemaker's own CRM_meta_
 * @param instance the resource's name, or the agent's where there is none
 * @param node the node's name
 * @param stateDirectory the root-only directory of this instance
 * @param probe whether it is a monitor that does not recur
 * @param checkLevel OCF_CHECK_LEVEL, 0 where it is not set
 */
public record Call(
        ActionName action,
        Map<String, String> parameters,
        String instance,
        String node,
        String stateDirectory,
        boolean probe,
        int checkLevel) {

    public Call {
        parameters = Map.copyOf(parameters);
    }
}
