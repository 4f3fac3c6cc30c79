package dev.workfloo.server;

import static dev.workfloo.server.DefinitionFiles.LOG;

import dev.workfloo.PublishedVersion;
import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.in.Publication;
import dev.workfloo.application.port.in.WorkflooProblem;
import dev.workfloo.application.port.in.WorkflooProblem.DefinitionRefused;
import dev.workfloo.application.port.in.WorkflooProblem.SaidBefore;
import dev.workfloo.application.port.in.pool.PoolPublication;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.document.Finding;
import io.vavr.control.Either;
import java.util.List;

/** Tells an operator what became of one document. */
record PublicationLog(WorkspaceId workspace, String source) {

    void tell(Either<WorkflooProblem, Publication> result) {
        result.peek(this::tell).peekLeft(this::tell);
    }

    void tellOfPool(Either<WorkflooProblem, PoolPublication> result) {
        result.peek(it -> tell(it.isNew(), it.version(), it.warnings())).peekLeft(this::tell);
    }

    private void tell(WorkflooProblem problem) {
        if (problem instanceof SaidBefore old) {
            LOG.warn(
                    "{} is not published: {}. If it is to count again: {} rollback --workspace {} {} {};"
                            + " otherwise give this process the file of version {}",
                    source,
                    old.message(),
                    old.said() instanceof PoolVersion ? "pools" : "definitions",
                    workspace,
                    old.said().hex(),
                    old.said().number(),
                    old.current().number());
        } else if (problem instanceof DefinitionRefused refused) {
            int findings = refused.findings().size();
            LOG.error("{} is not published; {} {}:", source, findings, findings == 1 ? "finding" : "findings");
            refused.findings().forEach(finding -> LOG.error("  {}", finding));
        } else {
            LOG.error("{} is not published: {}", source, problem.message());
        }
    }

    private void tell(Publication publication) {
        tell(publication.isNew(), publication.version(), publication.warnings());
        publication.verdicts().stream()
                .filter(verdict -> !verdict.passed())
                .forEach(verdict -> LOG.warn("  scenario {} fails: {}", verdict.name(), verdict.differences()));
    }

    private void tell(boolean isNew, PublishedVersion version, List<Finding> warnings) {
        LOG.info("{} {} as version {}", isNew ? "published" : "unchanged", source, version.number());
        warnings.forEach(warning -> LOG.warn("  {}", warning));
    }
}
