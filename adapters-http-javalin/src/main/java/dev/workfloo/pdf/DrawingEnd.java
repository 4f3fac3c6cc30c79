package dev.workfloo.pdf;

import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome;
import java.util.Optional;
import java.util.Set;

/**
 * What the end of a process says of the page that it had.
 *
 * @param status as the system tells it
 */
record DrawingEnd(int status) {

    static final DrawingEnd KILLED = new DrawingEnd(137);

    /** By itself with nothing to draw, or by SIGHUP, SIGINT, SIGKILL and SIGTERM: none says anything of a page. */
    private static final Set<Integer> FOR_OTHER_CAUSES = Set.of(0, 129, 130, KILLED.status(), 143);

    /** What is wrong with the page, where that is sure. */
    Optional<String> fault(DrawingLimits limits) {
        return switch (status) {
            case DrawingMain.TOO_LONG ->
                Optional.of("it takes longer than " + limits.time().toSeconds() + " s to draw");
            case DrawingMain.OUT_OF_MEMORY -> Optional.of("it takes more than " + limits.heap() + " MiB to draw");
            default -> Optional.empty();
        };
    }

    /** What became of a page that no other process had in between. */
    Outcome outcome() {
        String how = "the process that was to draw it ended with " + status;
        return FOR_OTHER_CAUSES.contains(status) ? new Outcome.NotHere(how) : new Outcome.Failed(how);
    }
}
