package dev.workfloo.application.port.in;

import dev.workfloo.definition.DefinitionVersion;
import dev.workfloo.document.Finding;
import dev.workfloo.scenario.Verdict;
import java.util.List;

/**
 * What came of publishing a document.
 *
 * @param isNew whether it made a version; if not, the version given said the same already
 * @param warnings what its author should look at
 * @param verdicts what came of running each of its scenarios
 */
public record Publication(DefinitionVersion version, boolean isNew, List<Finding> warnings, List<Verdict> verdicts) {

    public Publication {
        warnings = List.copyOf(warnings);
        verdicts = List.copyOf(verdicts);
    }
}
