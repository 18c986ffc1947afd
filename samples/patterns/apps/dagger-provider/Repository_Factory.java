package p;

import javax.inject.Provider;

final class Repository_Factory implements Provider<Repository> {
    static Repository_Factory create() {
        return new Repository_Factory();
    }

    @Override
    public Repository get() {
        return new Repository();
    }
}
