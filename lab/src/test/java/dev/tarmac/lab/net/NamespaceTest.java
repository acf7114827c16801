package dev.tarmac.lab.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamespaceTest {
    @Test
    void itsNameTellsItsOwner() {
        assertThat(Namespace.parse("tarmac-lab-42-1")).contains(new Namespace(42, 1));
        assertThat(new Namespace(42, 1)).hasToString("tarmac-lab-42-1");
    }

    @Test
    void whatOthersMadeIsNotOurs() {
        assertThat(Namespace.parse("tarmac-lab-42")).isEmpty();
        assertThat(Namespace.parse("docker-42-1")).isEmpty();
        assertThat(Namespace.parse("tarmac-lab-42-1-x")).isEmpty();
    }

    @Test
    void isLeftOverWhenItsOwnerIsDead() {
        assertThat(new Namespace(ProcessHandle.current().pid(), 1).isLeftOver()).isFalse();
        assertThat(new Namespace(Integer.MAX_VALUE, 1).isLeftOver()).isTrue();
    }
}
