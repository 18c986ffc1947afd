package retrofit2;

import java.io.IOException;

public interface Call<T> {
    int execute() throws IOException;
}
