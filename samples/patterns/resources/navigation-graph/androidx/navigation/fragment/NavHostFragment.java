package androidx.navigation.fragment;

import android.os.Bundle;
import androidx.fragment.app.Fragment;

/** As small as it can be: destinations are made by names that are read from the graph. */
public class NavHostFragment extends Fragment {
    private final Bundle destinations = new Bundle();

    @Override
    public void onCreate(Bundle state) {
        super.onCreate(state);
        navigate("home");
    }

    public final void navigate(String destination) {
        Fragment.instantiate(destinations.getString(destination), null);
    }
}
