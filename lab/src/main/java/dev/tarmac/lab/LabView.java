package dev.tarmac.lab;

import dev.tarmac.lab.server.Install;
import dev.tarmac.problem.Problem;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// Who watches a run. Called from several threads, one call at a time.
public interface LabView {
    /// A step of the preparations, as a sentence.
    void says(String sentence);

    /// A machine's install has changed.
    ///
    /// @param machine its number, from 1
    void changed(int machine, Install install);

    /// A machine will not become proven any more.
    ///
    /// @param console the last lines of its serial line
    void failed(int machine, Problem problem, List<String> console);

    /// The machines stay up.
    ///
    /// @param server as it is reached from this host
    /// @param network name of the network namespace they are in
    /// @param token file with the token of the server's admin
    void kept(URI server, String network, Path token);
}
