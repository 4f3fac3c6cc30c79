package dev.workfloo.wire;

import dev.workfloo.access.Caller;
import dev.workfloo.access.Right;

/**
 * Who looks at an execution.
 *
 * @param seesAll whether sensitive values are shown too, in whose place there is *** otherwise
 * @param reviews whether what a reviewer is asked to judge is shown whole all the same
 */
public record Viewer(boolean seesAll, boolean reviews) {

    /** Whom nothing is kept from: the workspace itself, which callbacks are for. */
    public static final Viewer OF_ALL = new Viewer(true, true);

    public static Viewer of(Caller caller) {
        return new Viewer(caller.may(Right.SEE), caller.may(Right.REVIEW));
    }
}
