package samples.definitions.workfloo.definition;

import dev.workfloo.definition.document.DefinitionReader;

public record ModelKnowsItsDocument(DefinitionReader reader) {}
