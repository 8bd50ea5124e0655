using System.Numerics;
using System.Runtime.CompilerServices;

namespace Islet.Statistics;

/// <summary>
/// One evaluation of Cox's partial likelihood in a single pass back in time over <see cref="RiskBlocks"/>, in columns of 128 rows at once.
/// <para>
/// S₀ and S₁ of each event time are running sums. S₂ is not asked for at each event: the information's Σ over event times of (W/S₀)·S₂ is, the order of
/// summation exchanged, Σ over rows of r·h·xxᵀ, h being the hazard Σ W/S₀ of the event times at which the row is at risk. Within a block h is a running
/// sum from its end; for the rows of earlier blocks it is one number, by which their S₂ is multiplied. So a row costs two weighted outer products, which
/// <see cref="CrossProducts"/> makes of whole columns, an event one more, for its mean. Under Efron's ties the h of the events themselves is less
/// (<see cref="TiedEvents"/>).
/// </para>
/// </summary>
/// <remarks>
/// Efron's and Breslow's likelihood: Therneau &amp; Grambsch 2000, section 3.3. That running sums over the sorted sample suffice: Simon et al., J Stat Softw
/// 2011;39(5):1–13. Rows that leave (delayed entry) are rows of negative weight. The order of all sums is fixed.
/// </remarks>
internal sealed class BackwardPass(RiskBlocks blocks, RiskWeights weights, CoxTies ties)
{
    private const int Rows = RiskBlocks.Rows;
    private readonly int p = blocks.Terms;
    private readonly RunningSums sums = new(blocks.Terms);
    private readonly EventMeans means = new(blocks.Terms);
    private readonly CrossProducts atRisk = new(blocks.Terms), open = new(blocks.Terms), information = new(blocks.Terms);
    private readonly double[] risk = new double[Rows], hazard = new double[Rows], later = new double[Rows], own = new double[Rows], weighed = new double[Rows];
    private readonly double[] openSum = new double[blocks.Terms + 1], deviation = new double[blocks.Terms];
    private readonly double[] single = new double[Rows], singleWeight = new double[Rows], ones = [.. Enumerable.Repeat(1.0, Rows)];
    private readonly int[] singleSlot = new int[Rows];
    private double[] score = [];
    private double logLikelihood, lead;
    private int next, strata;
    private bool anyOwn;

    public Evaluation At(ReadOnlySpan<double> beta)
    {
        (score, logLikelihood, next, strata) = ([.. weights.Covariates], weights.Offset, 0, 0);
        sums.Clear();
        atRisk.Clear();
        information.Clear();
        for (var j = 0; j < p; j++)
            logLikelihood += beta[j] * weights.Covariates[j];
        for (var block = 0; block < blocks.Blocks; block++)
            Pass(block, beta);
        means.Flush(information, score, all: true);
        return new(logLikelihood, score, information.Matrix());
    }

    private void Pass(int block, ReadOnlySpan<double> beta)
    {
        var columns = blocks.Columns(block);
        Risks(block, columns, beta);
        MarkStrata(block * Rows);
        sums.Run(columns, risk);
        if (Events(block * Rows))
        {
            information.Add(atRisk, lead);
            sums.Backwards(hazard, later);
            BlockRows.TimesDifference(risk, later, own, weighed);
            information.Add(columns, Rows, weighed);
            means.Flush(information, score, all: false);
        }
        if (next < blocks.Walk.Times.Length && blocks.Walk.Times[next].First < (block + 1) * Rows)
            Keep(block * Rows, columns);
        if (sums.LastStart >= 0)
        {
            atRisk.Clear();
            for (var i = 0; i < sums.LastStart; i++)
                risk[RiskBlocks.Slot(i)] = 0;
        }
        atRisk.Add(columns, Rows, risk);
    }

    // r = weight × exp(η).
    private void Risks(int block, ReadOnlySpan<double> columns, ReadOnlySpan<double> beta)
    {
        if (blocks.Offset is { } offset)
            Array.Copy(offset, block * Rows, risk, 0, Rows);
        else
            Array.Clear(risk);
        BlockRows.LinearPredictor(columns, beta, risk);
        BlockRows.Exp(risk);
        if (weights.Rows is { } w)
            BlockRows.Multiply(risk, w.AsSpan(block * Rows));
        for (var i = blocks.Walk.Item.Length - block * Rows; i < Rows; i++)
            risk[RiskBlocks.Slot(i)] = 0; // beyond the last row
    }

    private void MarkStrata(int start)
    {
        var (starts, first) = (blocks.Walk.Starts, strata);
        while (strata < starts.Length && starts[strata] < start + Rows)
            strata++;
        sums.Mark(starts.AsSpan(first, strata - first), start);
    }

    /// <summary>The event times that end in the block: false where none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Events(int start)
    {
        var (times, singles, any) = (blocks.Walk.Times, 0, false);
        for (; next < times.Length && times[next].End < start + Rows; next++)
        {
            var parts = weights.Parts is { } copies ? copies[next] : times[next].Events;
            if (parts == 0)
                continue;
            if (!any)
                Begin();
            any = true;
            var weight = weights.Events is { } w ? w[next] : parts;
            if (parts > 1 && ties is CoxTies.Efron)
                Tied(times[next], parts, weight, start);
            else
                (singleSlot[singles], singleWeight[singles++]) = (RiskBlocks.Slot(times[next].End - start), weight);
        }
        Singles(singleSlot.AsSpan(0, singles));
        return any;
    }

    private void Begin()
    {
        lead = 0;
        Array.Clear(hazard);
        if (anyOwn)
            Array.Clear(own);
        anyOwn = false;
    }

    // Events of whom each sees the whole risk set: all of the block's together.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Singles(ReadOnlySpan<int> slots)
    {
        var (count, log) = (slots.Length, Vector<double>.Zero);
        sums.At(p, slots, ones, single);
        for (var i = count; i % Vector<double>.Count > 0; i++)
            (single[i], singleWeight[i]) = (1, 0);
        for (var i = 0; i < count; i += Vector<double>.Count)
        {
            var s = new Vector<double>(single, i);
            log += new Vector<double>(singleWeight, i) * Vector.Log(s);
            (Vector<double>.One / s).CopyTo(single, i);
        }
        logLikelihood -= Vector.Sum(log);
        for (var i = 0; i < count; i++)
            Spread(slots[i], singleWeight[i] * single[i]);
        for (var j = 0; j < p; j++)
            sums.At(j, slots, single, means.Next(j));
        means.Add(singleWeight.AsSpan(0, count));
    }

    // A hazard is for the rows of its block up to it, and where its stratum began before the block for all of that too.
    private void Spread(int slot, double jump)
    {
        hazard[slot] += jump;
        lead += sums.LastStart < 0 || RiskBlocks.Position(slot) < sums.FirstStart ? jump : 0;
    }

    private void Tied(EventTime time, int parts, double weight, int start)
    {
        var slot = RiskBlocks.Slot(time.End - start);
        var (s0, d0) = (sums.At(p, slot), Own(p, time, start));
        var tied = TiedEvents.Of(s0, d0, parts, weight);
        logLikelihood -= tied.LogRisk;
        Spread(slot, tied.Hazard);
        if (time.First < start)
            information.Add(open, -tied.Own);
        for (var i = Math.Max(time.First, start); i < time.First + time.Events; i++)
            own[RiskBlocks.Slot(i - start)] = tied.Own;
        anyOwn = true;
        for (var j = 0; j < p; j++)
        {
            var mean = sums.At(j, slot) / s0;
            deviation[j] = d0 * mean - Own(j, time, start);
            means.Next(j)[0] = mean + tied.Mean * deviation[j];
        }
        means.Add([weight]);
        for (var j = 0; j < p; j++)
            means.Next(j)[0] = deviation[j];
        means.Add([tied.Spread], summed: 0);
    }

    // D₀ or D₁ of the events of a time that ends in this block.
    private double Own(int j, EventTime time, int start) => (time.First < start ? openSum[j] : 0) +
        (time.First + time.Events > start ? sums.Between(j, Math.Max(time.First - start, 0), time.First + time.Events - 1 - start) : 0);

    /// <summary>What the tied events of a time that goes on after the block add to D₀, D₁ and D₂.</summary>
    private void Keep(int start, ReadOnlySpan<double> columns)
    {
        var time = blocks.Walk.Times[next];
        var parts = weights.Parts is { } copies ? copies[next] : time.Events;
        var (from, to) = (Math.Max(time.First - start, 0), Math.Min(time.First + time.Events - 1 - start, Rows - 1));
        if (parts < 2 || to < from || ties is not CoxTies.Efron)
            return;
        if (time.First >= start)
        {
            Array.Clear(openSum);
            open.Clear();
        }
        for (var j = 0; j <= p; j++)
            openSum[j] += sums.Between(j, from, to);
        Array.Clear(weighed);
        for (var i = from; i <= to; i++)
            weighed[RiskBlocks.Slot(i)] = risk[RiskBlocks.Slot(i)];
        open.Add(columns, Rows, weighed);
    }
}
