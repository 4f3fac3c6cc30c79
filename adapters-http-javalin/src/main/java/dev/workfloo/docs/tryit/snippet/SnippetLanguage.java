package dev.workfloo.docs.tryit.snippet;

import java.util.function.Function;

/** What a request can be written in. Each snippet is a whole program, which prints the status and the body of the answer. */
public enum SnippetLanguage {
    CURL("curl", "call.sh", CurlSnippet::of),
    JAVA("Java", "Call.java", JavaSnippet::of),
    PYTHON("Python", "call.py", PythonSnippet::of),
    JAVASCRIPT("JavaScript", "call.mjs", JavaScriptSnippet::of),
    GO("Go", "call.go", GoSnippet::of);

    private final String title;
    private final String fileName;
    private final Function<SnippetRequest, String> program;

    SnippetLanguage(String title, String fileName, Function<SnippetRequest, String> program) {
        this.title = title;
        this.fileName = fileName;
        this.program = program;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /** Under which it can be run. */
    public String fileName() {
        return fileName;
    }

    public String write(SnippetRequest request) {
        return program.apply(request);
    }
}
