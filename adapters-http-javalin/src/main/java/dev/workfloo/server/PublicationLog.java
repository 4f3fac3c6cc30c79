package dev.workfloo.server;

import static dev.workfloo.server.DefinitionFiles.LOG;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.in.WorkflooProblem.SaidBefore;
import io.vavr.control.Either;

/** Tells an operator what became of one document. */
record PublicationLog(WorkspaceId workspace, String source) {

    void tell(Either<WorkflooProblem, Publication> result) {
        result.peek(this::tell).peekLeft(this::tell);
    }

    private void tell(WorkflooProblem problem) {
        if (problem instanceof SaidBefore old) {
            LOG.warn(
                    "{} is not published: {}. If it is to count again: definitions rollback --workspace {} {} {};"
                            + " otherwise give this process the file of version {}",
                    source,
                    old.message(),
                    workspace,
                    old.said().definition(),
                    old.said().number(),
                    old.current().number());
        } else if (problem instanceof DefinitionRefused refused) {
            LOG.error(
                    "{} is not published; {} findings:",
                    source,
                    refused.findings().size());
            refused.findings().forEach(finding -> LOG.error("  {}", finding));
        } else {
            LOG.error("{} is not published: {}", source, problem.message());
        }
    }

    private void tell(Publication publication) {
        String what = publication.isNew() ? "published" : "unchanged";
        LOG.info("{} {} as version {}", what, source, publication.version().number());
        publication.warnings().forEach(warning -> LOG.warn("  {}", warning));
        publication.verdicts().stream()
                .filter(verdict -> !verdict.passed())
                .forEach(verdict -> LOG.warn("  scenario {} fails: {}", verdict.name(), verdict.differences()));
    }
}
