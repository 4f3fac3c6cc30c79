package dev.workfloo.execution.file;

import dev.workfloo.content.DocumentReference;
import dev.workfloo.definition.file.FileInspection;
import dev.workfloo.definition.file.SentFile;
import dev.workfloo.execution.ExecutionId;

/** Looks into files that were sent, and keeps those of an answer that is taken. */
public interface FileIntake extends FileInspection {

    /** Keeps a file for an execution, so that a step can take it. */
    DocumentReference keep(ExecutionId execution, SentFile file);
}
