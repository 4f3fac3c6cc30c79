/** Whatever a client sends, made from openapi.json itself. {@code FuzzTest} sends it to executions that stand at each kind of step. */
package dev.workfloo.http.fuzz;
