package samples.definitions.workfloo.definition.check;

import dev.workfloo.definition.document.DefinitionReader;

public record CheckKnowsDocument(DefinitionReader reader) {}
