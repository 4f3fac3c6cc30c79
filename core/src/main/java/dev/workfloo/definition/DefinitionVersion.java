package dev.workfloo.definition;

import dev.workfloo.PublishedVersion;
import org.jmolecules.ddd.annotation.ValueObject;

/** One published state of a definition, which never changes again; versions count from 1. */
@ValueObject
public record DefinitionVersion(DefinitionId definition, int number) implements PublishedVersion {
    @Override
    public String hex() {
        return definition.hex();
    }
}
