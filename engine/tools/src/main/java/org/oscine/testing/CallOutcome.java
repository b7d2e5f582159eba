package org.oscine.testing;

import java.time.Duration;
import java.util.List;
import org.oscine.ocf.Result;

/**
 * What came of a call.
 *
 * @param effects as {@link EffectLines} tells them
 * @param log "LEVEL text", debug left out
 * @param output what it printed
 * @param took time on the machine's clock
 * @param allowed how long Pacemaker would have waited
 */
record CallOutcome(Result result, List<String> effects, List<String> log, String output, Duration took, Duration allowed) {}
