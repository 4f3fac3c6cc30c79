package dev.workfloo.application;

import dev.workfloo.application.OutsideTurns.Approach;
import dev.workfloo.application.port.in.PerformWork.Turn;
import dev.workfloo.application.port.out.Documents;
import dev.workfloo.application.port.out.pdf.PdfRenderer;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Failed;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.Made;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.NotHere;
import dev.workfloo.application.port.out.pdf.PdfRenderer.Outcome.NotNow;
import dev.workfloo.execution.Progress;
import dev.workfloo.execution.Work;
import dev.workfloo.execution.step.PdfStep;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Has PDFs drawn, and brings them into executions. One that was drawn and not brought, because this process died in between, is
 * drawn once more; what was kept of it then, no step takes, and it is forgotten.
 */
final class MakingPdfs {

    private final ExecutionMoves moves;
    private final PdfRenderer renderer;
    private final Documents documents;
    private final OutsideTurns turns;

    /** How many more may be held: pages are long, and so are PDFs. For those that are to wait none is made. */
    private final AtomicInteger free;

    MakingPdfs(ExecutionMoves moves, PdfRenderer renderer, Documents documents, OutsideTurns turns) {
        this.moves = moves;
        this.renderer = renderer;
        this.documents = documents;
        this.turns = turns;
        this.free = new AtomicInteger(renderer.atOnce());
    }

    /** @return when it must be done again; empty when it is over */
    Optional<Instant> render(Work.Render work, Turn turn) {
        Optional<Known> found = moves.inTime(work, run -> PdfStep.of(run, work).isPresent());
        Optional<PdfStep> step = found.flatMap(known -> PdfStep.of(known.run(), work));
        if (found.isEmpty() || step.isEmpty()) return Optional.empty();
        Approach approach =
                new Approach(work.execution(), Party.RENDERER, step.get().due());
        Optional<Instant> again = turns.unlessNow(approach, turn, renderer::isReady);
        if (again.isPresent()) return again;
        if (free.getAndUpdate(some -> Math.max(0, some - 1)) == 0) return turns.waitFor(Party.RENDERER, turn);
        try {
            Outcome outcome = step.get().page().fold(Failed::new, page -> draw(page, turn));
            return outcome.fold(new Bringing(work, found.get(), approach, turn));
        } finally {
            free.incrementAndGet();
        }
    }

    private Outcome draw(String page, Turn turn) {
        return Party.RENDERER.call(turn, () -> renderer.render(page), thrown -> thrown(turn));
    }

    private static Outcome thrown(Turn turn) {
        return turn.isStopping() ? new NotNow() : new Failed("whoever draws PDFs threw something");
    }

    /** What is done with each outcome; when the work comes again, if it does. */
    private final class Bringing implements Outcome.Cases<Optional<Instant>> {

        private final Work.Render work;
        private final Known asking;
        private final Approach approach;
        private final Turn turn;

        Bringing(Work.Render work, Known asking, Approach approach, Turn turn) {
            this.work = work;
            this.asking = asking;
            this.approach = approach;
            this.turn = turn;
        }

        @Override
        public Optional<Instant> made(Made made) {
            return made.keep(documents, work.execution(), moves.now())
                    .fold(
                            reason -> bring(step -> step.failed(reason)),
                            pdf -> bring(step -> step.made(pdf, made.missing())));
        }

        @Override
        public Optional<Instant> failed(Failed failed) {
            return bring(step -> step.failed(failed.reason()));
        }

        @Override
        public Optional<Instant> notNow(NotNow notNow) {
            return turns.waitFor(Party.RENDERER, turn);
        }

        /** One that was asked though it was not ready has been waited for. */
        @Override
        public Optional<Instant> notHere(NotHere notHere) {
            boolean isReady = Party.RENDERER.call(turn, renderer::isReady, thrown -> false);
            Optional<Instant> again = isReady ? turns.leftToOthers(approach) : Optional.empty();
            return again.isPresent() ? again : failed(new Failed(notHere.reason()));
        }

        private Optional<Instant> bring(Function<PdfStep, Progress> result) {
            moves.bring(asking, Optional.of(work), run -> PdfStep.of(run, work).map(result));
            return Optional.empty();
        }
    }
}
