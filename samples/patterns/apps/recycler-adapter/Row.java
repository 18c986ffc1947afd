package p;

import android.view.View;
import androidx.recyclerview.widget.RecyclerView;

class Row extends RecyclerView.ViewHolder implements View.OnClickListener {
    Row(View view) {
        super(view);
    }

    @Override
    public void onClick(View view) {
        hit();
    }

    static void hit() {}
}
