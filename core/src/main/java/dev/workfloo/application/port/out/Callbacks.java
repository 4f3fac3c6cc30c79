package dev.workfloo.application.port.out;

import dev.workfloo.execution.Start.Callback;
import dev.workfloo.rule.Value;

/** Addresses at which clients want to be told of changes. */
public interface Callbacks {

    /**
     * Posts a report as JSON, and says whether the receiver took it; it throws nothing when it did not.
     *
     * @param id the same whenever the same report is posted, so that receivers can tell repetitions
     */
    boolean post(Callback receiver, String id, Value.Context report);
}
