package p;

import android.view.View;
import android.view.ViewGroup;
import androidx.recyclerview.widget.RecyclerView;

class Rows extends RecyclerView.Adapter<Row> {
    @Override
    public Row onCreateViewHolder(ViewGroup parent, int type) {
        return new Row(new View(parent.getContext()));
    }

    @Override
    public void onBindViewHolder(Row row, int position) {
        row.itemView.setOnClickListener(row);
    }

    @Override
    public int getItemCount() {
        return 3;
    }
}
