/// Plans layouts with the sizing of Anaconda: facts become the installer's machine, what it plans
/// becomes [dev.tarmac.planner.storage.Storage]. Start with [AnacondaSizing].
package dev.tarmac.planner.anaconda;
