/**
 * A program that knows HTTP, JSON and what the public API promises, and nothing else of this project: it executes, looks at the
 * status, answers what the step asks for, until the execution has finished. Begin at {@code Driver}.
 */
package dev.workfloo.driver;
