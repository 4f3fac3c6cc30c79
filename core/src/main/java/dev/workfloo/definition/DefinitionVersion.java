package dev.workfloo.definition;

import org.jmolecules.ddd.annotation.ValueObject;

/** One published state of a definition, which never changes again; versions count from 1. */
@ValueObject
public record DefinitionVersion(DefinitionId definition, int number) {}
